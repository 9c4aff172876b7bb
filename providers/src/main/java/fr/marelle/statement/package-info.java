/** How a statement to the database is written so that it is translated and planned once. */
package fr.marelle.statement;
