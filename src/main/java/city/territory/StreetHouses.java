package city.territory;

/** A street and which of its houses: one piece of the area of an outage. */
public record StreetHouses(Street street, Houses houses) {}
