/**
 * Runs of the directory: jobs in a table, which a node takes on, carries out batch by batch, and
 * leaves in such a way that another can go on.
 */
package fr.marelle.directory.run;
