/** Reads the tables that a school has: CSV of pupils, relatives, teachers, staff, and ONDE's. */
package fr.marelle.directory.csv;
