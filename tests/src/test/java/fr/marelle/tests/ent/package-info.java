/**
 * The school portal's server that the suite runs against, and the people who have accounts there.
 */
package fr.marelle.tests.ent;
