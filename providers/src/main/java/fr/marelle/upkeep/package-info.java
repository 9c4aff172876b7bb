/** What is over is deleted, once an hour. */
package fr.marelle.upkeep;
