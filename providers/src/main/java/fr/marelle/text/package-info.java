/**
 * What programs that call the server are told in words: the messages of the pages, in the language
 * that they ask for.
 */
package fr.marelle.text;
