package city.bench;

import java.io.IOException;

/** One of those who are compared. */
interface Server extends AutoCloseable {

    int port();

    void say(String data) throws IOException;

    /** Collects garbage, so that memory can be compared. */
    void rest() throws IOException;

    long pid();

    @Override
    void close() throws IOException;

    /** A server of ours, told by standard input. */
    record Ours(Child child, int port) implements Server {

        static Ours start(int core, String main, String... args) throws IOException {
            var child = Child.java(core, main, args);
            return new Ours(child, Integer.parseInt(child.hear("port")));
        }

        @Override
        public void say(String data) throws IOException {
            child.tell(data);
        }

        @Override
        public void rest() throws IOException {
            child.tell("rest");
            child.hear("rested");
        }

        @Override
        public long pid() {
            return child.pid();
        }

        @Override
        public void close() {
            child.close();
        }
    }
}
