/** The class console's server side: what a teacher or an administrator does for the accounts. */
package fr.marelle.classroom;
