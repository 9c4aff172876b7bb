/**
 * Reads a class or a school with the state of each account: never a code, only that there is one.
 */
package fr.marelle.classroom.roster;
