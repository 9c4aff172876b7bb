/**
 * Sets text: the right glyph of the right font, Arabic letters joined, words wrapped, right-to-left
 * runs turned round.
 */
package fr.marelle.sheet.text;
