/** The class console's page: a shell and its texts. The application itself is in its script. */
package fr.marelle.classroom.console;
