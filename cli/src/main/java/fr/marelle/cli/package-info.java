/** The command line: sends a directory's files to a server and follows what becomes of them. */
package fr.marelle.cli;
