/**
 * Towns with schools that do not exist, and the files that they would send. The same seed gives the
 * same people, and the same bytes.
 */
package fr.marelle.schools;
