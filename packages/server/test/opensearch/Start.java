import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.opensearch.analysis.common.CommonAnalysisPlugin;
import org.opensearch.common.settings.Settings;
import org.opensearch.env.Environment;
import org.opensearch.node.Node;
import org.opensearch.transport.Netty4Plugin;

/** An OpenSearch of one node for tests: java -cp 'lib/*:.' Start FOLDER PORT. It has the core and the analyzers, no other module. */
public class Start {
  static class Own extends Node {
    Own(Settings settings, Path config) {
      super(new Environment(settings, config), List.of(Netty4Plugin.class, CommonAnalysisPlugin.class), false);
    }
  }

  public static void main(String[] given) throws Exception {
    Path home = Path.of(given[0]);
    Files.createDirectories(home.resolve("config"));
    Settings settings = Settings.builder()
      .put("path.home", home.toString())
      .put("path.data", home.resolve("data").toString())
      .put("path.logs", home.resolve("logs").toString())
      .put("http.port", given[1])
      .put("transport.port", "0")
      .put("transport.type", "netty4")
      .put("http.type", "netty4")
      .put("discovery.type", "single-node")
      .put("cluster.name", "milpa-tests")
      .put("cluster.routing.allocation.disk.threshold_enabled", false)
      .build();
    new Own(settings, home.resolve("config")).start();
    Thread.currentThread().join();
  }
}
