package twinhost.analysis;

import java.util.Map;
import java.util.function.Supplier;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.cjk.CJKAnalyzer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.ko.KoreanAnalyzer;
import org.apache.lucene.analysis.ko.KoreanPartOfSpeechStopFilter;
import org.apache.lucene.analysis.ko.KoreanTokenizer.DecompoundMode;
import org.elasticsearch.index.analysis.AbstractIndexAnalyzerProvider;
import org.elasticsearch.index.analysis.AnalyzerProvider;
import org.elasticsearch.indices.analysis.AnalysisModule.AnalysisProvider;
import org.elasticsearch.plugins.AnalysisPlugin;
import org.elasticsearch.plugins.Plugin;

/** What the module analysis-common and the plugin analysis-nori have in a distribution: neither is on Maven. */
public class KoreanAnalysisPlugin extends Plugin implements AnalysisPlugin {
  private static AnalysisProvider<AnalyzerProvider<? extends Analyzer>> provide(Supplier<Analyzer> make) {
    return (index, environment, name, settings) -> new AbstractIndexAnalyzerProvider<Analyzer>(name) {
      // Each index closes its own.
      private final Analyzer analyzer = make.get();

      @Override
      public Analyzer get() {
        return analyzer;
      }
    };
  }

  @Override
  public Map<String, AnalysisProvider<AnalyzerProvider<? extends Analyzer>>> getAnalyzers() {
    return Map.of(
        "english", provide(EnglishAnalyzer::new),
        "cjk", provide(CJKAnalyzer::new),
        "nori", provide(() -> new KoreanAnalyzer(null, DecompoundMode.DISCARD, KoreanPartOfSpeechStopFilter.DEFAULT_STOP_TAGS, false)));
  }
}
