package city.pack;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says a mistake in the pack in one line instead of a stack trace. */
class PackMistakeAnalyzer extends AbstractFailureAnalyzer<PackMistake> {

    @Override
    protected FailureAnalysis analyze(Throwable root, PackMistake mistake) {
        return new FailureAnalysis("The city pack has a mistake. " + mistake.getMessage(), "Mend that line of the pack and start again.", mistake);
    }
}
