/**
 * PDF files as sheets need them, with PDFBox: vector shapes from the top left corner, embedded
 * subsets of TrueType fonts, tags. The rest of the package above knows nothing of the library.
 *
 * <p>By ISO 32000-1 (PDF 1.7), whose sections are named where they matter.
 */
package fr.marelle.sheet.pdf;
