/**
 * How far schools and classes are: accounts counted by state, now and day by day. The numbers are
 * kept in a table of our own, since what an account was yesterday is known nowhere else.
 */
package fr.marelle.progress;
