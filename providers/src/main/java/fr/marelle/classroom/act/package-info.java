/** What a teacher or an administrator does for accounts, and the trace that it leaves. */
package fr.marelle.classroom.act;
