package fr.marelle.sheet.text;

/**
 * A text in one style.
 *
 * @param text in reading order; a line feed begins a new line
 */
public record Span(String text, Style style) {}
