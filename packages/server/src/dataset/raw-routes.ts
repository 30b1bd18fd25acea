import { DatasetMetadata, DistributionId, formatVersionLinks, paths, Slug } from '@milpa/sdk';
import type { RawRoute } from '../http/index.ts';
import { answerFile } from '../http/index.ts';
import { findVersion } from './asked-version.ts';
import { readForm } from './form.ts';
import { requireReader, requireUploader, requireWriter } from './may.ts';
import { metadataRoutes } from './metadata-routes.ts';
import type { DatasetContext } from './model.ts';
import { alreadyPurged, fieldWrong, noSuchFile } from './problems.ts';
import { draftHeaders } from './routes.ts';
import { addFilesToDraft } from './service/change-draft.ts';
import { createDataset } from './service/create-dataset.ts';
import { requireDraft } from './service/edit-draft.ts';
import { requireReleasedFile } from './service/find-released.ts';
import { listFiles } from './store/file.ts';
import type { Uploads } from './upload/tus.ts';
import { versionRoutes } from './version-routes.ts';

export interface RawParts {
  readonly uploads: Uploads;
}

const form = 'multipart/form-data';

export function createRawRoutes(context: DatasetContext, parts: RawParts): readonly RawRoute[] {
  return [
    ...uploadRoutes(parts),
    ...formRoutes(context),
    ...fileRoutes(context),
    ...metadataRoutes(context),
    ...versionRoutes(context),
  ];
}

function uploadRoutes({ uploads }: RawParts): readonly RawRoute[] {
  const handle: RawRoute['handle'] = async ({ request, caller }) =>
    uploads.handle(request, request.method === 'OPTIONS' ? undefined : requireUploader(caller));
  const description = {
    path: paths.uploads(),
    summary: 'Send a file in resumable parts (tus 1.0.0: creation, termination)',
    tag: 'drafts',
    mediaTypes: [],
  };
  return [
    { method: 'POST', path: paths.uploads(), description, handle },
    { method: 'OPTIONS', path: paths.uploads(), handle },
    { method: 'HEAD', path: `${paths.uploads()}/:upload`, handle },
    { method: 'PATCH', path: `${paths.uploads()}/:upload`, handle },
    { method: 'DELETE', path: `${paths.uploads()}/:upload`, handle },
    { method: 'OPTIONS', path: `${paths.uploads()}/:upload`, handle },
  ];
}

function formRoutes(context: DatasetContext): readonly RawRoute[] {
  return [
    {
      method: 'POST',
      path: '/api/v1/datasets',
      mediaType: form,
      handle: async ({ request, caller }) => {
        // Before any byte is taken: may this person write anywhere at all?
        const known = requireUploader(caller);
        const { fields, files } = await readForm(context, request);
        const draft = await createDataset(context, {
          caller: known,
          publisher: fields.get('publisher') ?? '',
          kind: 'dataset',
          slug: parseSlug(fields.get('slug')),
          metadata: parseMetadata(fields.get('metadata')),
          files,
          links: [],
        });
        return Response.json(draft, { status: 201, headers: draftHeaders(draft.revision) });
      },
    },
    {
      method: 'POST',
      path: '/api/v1/datasets/:dataset/files',
      mediaType: form,
      handle: async ({ request, caller }, params) => {
        const dataset = params.dataset ?? '';
        await requireDraft(context, caller, dataset, requireWriter);
        const { fields, files } = await readForm(context, request);
        if (files.length === 0) throw fieldWrong('/file', 'A file part is missing.');
        const [title, replaces] = [fields.get('title'), parseDistribution(fields.get('replaces'))];
        if (replaces && files.length > 1) throw fieldWrong('/replaces', 'Only one file can replace another.');
        const named = files.length === 1 ? files.map((file) => ({ ...file, title, replaces })) : files;
        const draft = await addFilesToDraft(context, { caller, dataset }, named);
        return Response.json(draft, { status: 201, headers: draftHeaders(draft.revision) });
      },
    },
  ];
}

function parseSlug(text: string | undefined): Slug | undefined {
  if (!text) return undefined;
  const slug = Slug.safeParse(text);
  if (!slug.success) throw fieldWrong('/slug', 'Lower-case letters, digits and hyphens only.');
  return slug.data;
}

function parseDistribution(text: string | undefined): DistributionId | undefined {
  if (!text) return undefined;
  const id = DistributionId.safeParse(text);
  if (!id.success) throw noSuchFile(text);
  return id.data;
}

function parseMetadata(text: string | undefined): DatasetMetadata {
  const metadata = DatasetMetadata.safeParse(findJson(text ?? ''));
  if (metadata.success) return metadata.data;
  const [issue] = metadata.error.issues;
  throw fieldWrong(['/metadata', ...(issue?.path ?? []).map(String)].join('/'), issue?.message ?? 'not JSON');
}

function findJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // the schema then says that there is no object
  }
}

function fileRoutes(context: DatasetContext): readonly RawRoute[] {
  return [
    {
      method: 'GET',
      path: '/api/v1/distributions/:distribution/original',
      description: {
        path: '/api/v1/distributions/{distribution}/original',
        summary: 'The file as the publisher sent it, byte for byte; `version` names a release',
        tag: 'tables',
        mediaTypes: ['application/octet-stream'],
      },
      handle: async ({ request }, params) => {
        const version = findVersion(request, params.distribution ?? '');
        const file = await requireReleasedFile(context, params.distribution ?? '', version);
        return answerFile({
          ...{ store: context.files, request, sha256: file.sha256, size: file.size },
          mediaType: file.media_type,
          filename: file.name,
          modified: file.received,
          link: formatVersionLinks({ id: file.dataset, slug: file.slug, version: file.number, latest: file.latest }),
        });
      },
    },
    {
      method: 'GET',
      path: '/api/v1/datasets/:dataset/draft/distributions/:distribution/original',
      handle: async ({ request, caller }, params) => {
        const row = await requireDraft(context, caller, params.dataset ?? '', requireReader);
        const files = await listFiles(context.database, [row.id]);
        const file = files.find((each) => each.distribution === params.distribution);
        if (!file) throw noSuchFile(params.distribution ?? '');
        if (file.purged) throw alreadyPurged('withdrawn');
        return answerFile({
          ...{ store: context.files, request, sha256: file.sha256, size: file.size },
          mediaType: file.media_type,
          filename: file.name,
          personal: true,
        });
      },
    },
  ];
}
