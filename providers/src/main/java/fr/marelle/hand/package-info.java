/**
 * What an administrator of a school does by hand to the people of it: makes an account, corrects
 * it, moves it to another class, ties a relative to a pupil, merges two accounts of one person, has
 * one removed. Whoever may do so is the caller's business.
 */
package fr.marelle.hand;
