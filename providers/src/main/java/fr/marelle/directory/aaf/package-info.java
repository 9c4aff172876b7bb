/** Reads AAF, the annuaire académique fédérateur: XML, complete and delta. */
package fr.marelle.directory.aaf;
