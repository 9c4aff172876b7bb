/** Runs of the directory for realm administrators and their programs. */
package fr.marelle.directory.api;
