"""Reads what a portal gives with programs that know nothing of it; prints one JSON object.

read.py graph URL FORMAT            rdflib: statements and a digest that does not depend on names of blank nodes
read.py shacl URL SHAPES...         pySHACL: violations of the shapes
read.py package URL                 frictionless: errors of the package and of every resource's data
read.py croissant URL               mlcroissant: errors, and the records of each record set
"""

import json
import sys
import urllib.request

from rdflib import Graph, Literal
from rdflib.namespace import OWL, SH


def read_graph(url, syntax):
    graph = Graph()
    with urllib.request.urlopen(url, timeout=60) as answer:
        graph.parse(data=answer.read(), format=syntax, publicID=url)
    return graph


def report_graph(url, syntax):
    from rdflib.compare import to_isomorphic

    graph = read_graph(url, syntax)
    return {"statements": len(graph), "digest": str(to_isomorphic(graph).graph_digest())}


def report_shacl(url, *files):
    from pyshacl import validate

    data = read_graph(url, "turtle")
    shapes, background = Graph(), Graph()
    background.parse(files[0], format="turtle")
    for file in files[1:]:
        shapes.parse(file, format="turtle", publicID="urn:shapes:" + file.rsplit("/", 1)[-1])
    # Vocabularies are not fetched, and one pattern asks for https where the terms of SPDX begin with http.
    shapes.remove((None, OWL.imports, None))
    shapes.remove((None, SH.pattern, Literal("^https://spdx.org/rdf/terms")))
    # Results inside a result only tell why; those of the report itself count.
    _, report, _ = validate(data, shacl_graph=shapes, ont_graph=background, inference="none", advanced=False)
    found = []
    for result in report.objects(None, SH.result):
        if report.value(result, SH.resultSeverity) != SH.Violation:
            continue
        parts = [report.value(result, each) for each in (SH.focusNode, SH.resultPath, SH.value, SH.sourceConstraintComponent)]
        found.append(" | ".join(str(part) for part in parts))
    return {"statements": len(data), "violations": sorted(found)}


def report_package(url):
    from frictionless import Package, system

    with system.use_context(trusted=True):
        report = Package(url).validate()
    flat = report.flatten(["title", "fieldName", "rowNumber", "message"])
    return {
        "errors": [str(error) for error in flat],
        "resources": [{"name": task.name, "rows": task.stats.get("rows")} for task in report.tasks],
    }


def report_croissant(url):
    import mlcroissant as mlc

    dataset = mlc.Dataset(jsonld=url)
    issues = dataset.metadata.ctx.issues
    records = {}
    for record_set in dataset.metadata.record_sets:
        rows = list(dataset.records(record_set.uuid))
        fields = [field.name for field in record_set.fields]
        records[record_set.name] = {"rows": len(rows), "fields": fields, "first": {str(k): str(v) for k, v in (rows[0] if rows else {}).items()}}
    return {"errors": sorted(str(each) for each in issues.errors), "warnings": sorted(str(each) for each in issues.warnings), "records": records}


if __name__ == "__main__":
    reports = {"graph": report_graph, "shacl": report_shacl, "package": report_package, "croissant": report_croissant}
    print(json.dumps(reports[sys.argv[1]](*sys.argv[2:])))
