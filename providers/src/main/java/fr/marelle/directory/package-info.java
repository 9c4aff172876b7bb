/** The school directory: who is at which school, from the files that schools have. */
package fr.marelle.directory;
