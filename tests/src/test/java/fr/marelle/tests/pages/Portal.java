package fr.marelle.tests.pages;

import com.microsoft.playwright.Page;

/** The application that people were on their way to. */
public final class Portal {
  private Portal() {}

  /** Waits until the tab shows it. */
  public static void waitOn(Page page) {
    page.getByText("Bienvenue sur le portail").waitFor();
  }

  /** Whether the tab shows it. */
  public static boolean isOn(Page page) {
    return page.getByText("Bienvenue sur le portail").isVisible();
  }
}
