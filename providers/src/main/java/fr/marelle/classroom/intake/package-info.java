/**
 * The files that administrators of a school send: what they may send, and the runs that come of it.
 */
package fr.marelle.classroom.intake;
