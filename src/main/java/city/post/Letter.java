package city.post;

/** A letter taken from the pile to be carried now; {@code attempts} counts this one. */
record Letter(Long number, String recipient, String subject, String body, int attempts) {}
