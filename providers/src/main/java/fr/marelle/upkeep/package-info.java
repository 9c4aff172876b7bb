/**
 * What is done again and again on one node, and takes long: above all, what is over is deleted,
 * once an hour.
 */
package fr.marelle.upkeep;
