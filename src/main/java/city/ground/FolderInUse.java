package city.ground;

import java.nio.file.Path;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Two applications on one data folder would be two databases on the same files. */
class FolderInUse extends RuntimeException {

    FolderInUse(Path data) {
        super("Цю теку даних уже використовує інший запущений примірник: " + data);
    }

    /** Says it in one sentence instead of a stack trace. */
    static class Analyzer extends AbstractFailureAnalyzer<FolderInUse> {
        @Override
        protected FailureAnalysis analyze(Throwable root, FolderInUse refusal) {
            return new FailureAnalysis(refusal.getMessage(), "Зупиніть його або задайте іншу теку: CITY_DATA=./data2 ./city run", refusal);
        }
    }
}
