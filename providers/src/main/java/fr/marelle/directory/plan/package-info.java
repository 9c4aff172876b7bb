/**
 * What a run of the directory is going to do, decided from what the directory says and what is
 * known: plain rules, which write nothing. A dry run stops here.
 */
package fr.marelle.directory.plan;
