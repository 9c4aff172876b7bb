/**
 * What a source of the directory says, one entry at a time, whatever its format: people, schools,
 * what has gone, and what could not be read.
 */
package fr.marelle.directory.entry;
