/** What becomes of people who have gone, and of what was kept of them. */
package fr.marelle.directory.upkeep;
