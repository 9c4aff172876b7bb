/** Finds what an administrator set in the steps of the realm's flows. */
package fr.marelle.settings;
