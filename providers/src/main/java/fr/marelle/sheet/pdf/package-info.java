/**
 * Writes PDF files as they are drawn: vector shapes, embedded subsets of TrueType fonts, tags.
 *
 * <p>Nothing of the desktop ({@code java.awt}), whose native libraries a server may lack, and
 * nothing held back but a few numbers for each object: memory stays flat whatever the number of
 * pages. By ISO 32000-1 (PDF 1.7), whose sections are named where they matter.
 */
package fr.marelle.sheet.pdf;
