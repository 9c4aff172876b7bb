<#import "template.ftl" as layout>
<#import "marelle-art.ftl" as art>
<#-- The class console: what there is before its script, and the texts that the script says. -->
<#assign assets = url.resourcesPath + "/console">
<#assign color = msg("marelleColor"), logo = msg("marelleLogo")>
<!DOCTYPE html>
<html lang="${lang}" data-look="${properties.look}"<#if !(darkMode!true)> data-light</#if><#if color?matches("#[0-9a-fA-F]{6}")> data-brand="${color}" data-on-brand="${(layout.luminance(color) lt 0.18)?then('#fff', '#000')}"</#if>>
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<#if darkMode!true><meta name="color-scheme" content="light dark"></#if>
<title>${msg("marelleConsoleTitle")} – ${realm.displayName}</title>
<link rel="icon" type="image/svg+xml" href="${url.resourcesPath}/img/favicon.svg">
<link rel="stylesheet" href="${url.resourcesPath}/css/marelle.css">
<link rel="stylesheet" href="${assets}/console.css">
<#list ["lit-html", "words", "session", "roster"] as module>
<link rel="modulepreload" href="${assets}/${module}.js">
</#list>
<script type="module" src="${assets}/start.js"></script>
<script type="application/json" id="page">${texts?no_esc}</script>
<#-- As in template.ftl: no end tag of the head, for which Keycloak looks. -->
<body class="console">
<a class="skip" href="#content">${msg("marelleSkip")}</a>
<header class="top">
  <div class="top-line">
    <div class="brand">
      <#if logo?matches("(https://|/(?!/)|data:image/)[^\\s\"'<>]*")><img class="logo" src="${logo}" alt=""></#if><@art.mark/>
      <p class="brand-name">${realm.displayName}</p>
    </div>
    <div class="top-end">
      <div id="person" class="person"></div>
      <#if languages?size gt 1>
      <nav class="languages" aria-label="${msg("languages")}">
        <ul>
          <#list languages as tag>
          <li><a href="?kc_locale=${tag}" lang="${tag}" hreflang="${tag}"<#if tag = lang> aria-current="true"</#if>>${msg("locale_" + tag)}</a></li>
          </#list>
        </ul>
      </nav>
      </#if>
    </div>
  </div>
  <@art.strip/>
</header>
<p class="offline" role="alert">${msg("marelleConsoleOffline")}</p>
<main id="content" tabindex="-1">
  <noscript><p class="notice notice-error">${msg("marelleConsoleNoScript")}</p></noscript>
  <div id="stage"><p class="loading">${msg("marelleConsoleLoading")}</p></div>
</main>
<p id="heard" class="unseen" role="status"></p>
</body>
</html>
