package city.alerts;

import city.pack.Pack;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The kinds of alert and the causes of outages this city knows, from its pack. */
@Component
public class Kinds {

    private final Map<String, Kind> byCode = new LinkedHashMap<>();
    private final Map<String, Cause> causes = new LinkedHashMap<>();

    Kinds(Pack pack) {
        for (var kind : pack.list("alert-kinds.yml", Kind.class)) {
            if (byCode.put(kind.code(), kind) != null) {
                throw pack.mistake("alert-kinds.yml", "code: " + kind.code(), "the kind " + kind.code() + " stands twice");
            }
        }
        if (byCode.values().stream().filter(Kind::allClear).count() != 1) {
            throw pack.mistake("alert-kinds.yml", "response: AllClear", "exactly one kind with response: AllClear is expected");
        }
        pack.list("causes.yml", Cause.class).forEach(cause -> causes.put(cause.code(), cause));
    }

    public Optional<Kind> find(String code) {
        return Optional.ofNullable(byCode.get(code));
    }

    /** Every kind an official may choose: all but the all-clear, which only ends an alert. */
    List<Kind> choices() {
        return byCode.values().stream().filter(kind -> !kind.allClear()).toList();
    }

    Kind allClear() {
        return byCode.values().stream().filter(Kind::allClear).findFirst().orElseThrow();
    }

    /** The kind that a feed calls so, if this city has one. */
    public Optional<Kind> called(String feed, String name) {
        return byCode.values().stream()
                .filter(kind -> kind.feeds().map(feeds -> name.equalsIgnoreCase(feeds.get(feed))).orElse(false))
                .findFirst();
    }

    /** The kind of exactly this name, in either language: what another city's message calls an event. */
    public Optional<Kind> named(String name) {
        return byCode.values().stream()
                .filter(kind -> name.equalsIgnoreCase(kind.name().uk()) || name.equalsIgnoreCase(kind.name().en()))
                .findFirst();
    }

    List<Cause> causes() {
        return List.copyOf(causes.values());
    }

    Optional<Cause> cause(String code) {
        return Optional.ofNullable(causes.get(code));
    }
}
