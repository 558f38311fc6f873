package city.alerts;

import city.pack.Text;

/** Why a supply is off, from {@code causes.yml}: words that say nothing about strikes. */
public record Cause(String code, Text name) {}
