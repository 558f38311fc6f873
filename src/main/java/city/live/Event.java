package city.live;

/** One thing the city said to every open phone: its place in the order, its kind, and JSON for the page. */
record Event(long id, String event, String data) {}
