package city.alerts;

import city.pack.Text;

/** What the address of a refused draft shows its author. */
final class RefusedPage {

    private RefusedPage() {}

    record Model(Answers.Refused draft, Text place) {}
}
