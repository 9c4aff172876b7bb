<#import "marelle-art.ftl" as art>

<#-- Relative luminance (WCAG 2) of "#rrggbb", by a cubic that stays within 0.002 of the sRGB curve. -->
<#function luminance color>
  <#local digits = "0123456789abcdef", hex = color?lower_case, sum = 0>
  <#list [[1, 0.2126], [3, 0.7152], [5, 0.0722]] as channel>
    <#local c = (16 * digits?index_of(hex[channel[0]]) + digits?index_of(hex[channel[0] + 1])) / 255>
    <#local sum += channel[1] * c * (c * (c * 0.305306011 + 0.682171111) + 0.012522878)>
  </#list>
  <#return sum>
</#function>

<#-- The realm's colour with a text that reads on it (4.5:1 at least, either way), as custom properties. -->
<#macro brandColor>
  <#local color = msg("marelleColor")>
  <#if color?matches("#[0-9a-fA-F]{6}")> style="--brand:${color};${(luminance(color) lt 0.18)?then('--on-brand:#fff', '--on-brand:#000;--edge-action:#0008')}"</#if>
</#macro>

<#macro help>
  <#local text = msg("marelleHelp")>
  <#if text?matches("(https?://|mailto:|/)\\S*")>
    <a href="${text}">${msg("marelleHelpLink")}</a>
  <#elseif text?has_content>
    ${text}
  </#if>
</#macro>

<#macro registrationLayout bodyClass="" displayInfo=false displayMessage=true displayRequiredFields=false>
<#local heading><#nested "header"></#local>
<#local plainHeading = heading?markup_string?replace("<[^>]*>", " ", "r")?replace("\\s+", " ", "r")?trim>
<#local logo = msg("marelleLogo")>
<#local failed = message?has_content && message.type = "error">
<#local alone = bodyClass?contains("sheet")>
<!DOCTYPE html>
<html lang="${lang}" dir="${(realm.internationalizationEnabled && (locale.rtl)!false)?then('rtl', 'ltr')}" data-look="${properties.look}"<#if !(darkMode!true)> data-light</#if><@brandColor/>>
<head>
<meta charset="utf-8">
<#-- Pages of Keycloak's that we have not drawn ourselves and that bring inline scripts, and a module by a bare name. -->
<#if ["login-passkeys-conditional-authenticate", "login-recovery-authn-code-config", "register", "webauthn-register"]?seq_contains(pageId)>
<script type="importmap">{"imports": {"rfc4648": "${url.resourcesCommonPath}/vendor/rfc4648/rfc4648.js"}}</script>
<#else>
<#-- In the page and not in the realm's header, which Keycloak's consoles and form_post answers share. -->
<meta http-equiv="Content-Security-Policy" content="default-src 'self'; img-src 'self' data: https:; style-src 'self' 'unsafe-inline'; object-src 'none'; base-uri 'self'">
</#if>
<meta name="viewport" content="width=device-width, initial-scale=1">
<#if darkMode!true><meta name="color-scheme" content="light dark"></#if>
<title><#if failed && pageId != "error">${msg("marelleTitleError")} </#if>${plainHeading?no_esc} – ${realm.displayName}</title>
<link rel="icon" type="image/svg+xml" href="${url.resourcesPath}/img/favicon.svg">
<#list (properties.styles!"")?split(" ") as style><#if style?has_content>
<link rel="stylesheet" href="${url.resourcesPath}/${style}">
</#if></#list>
<script type="module" src="${url.resourcesPath}/js/marelle.js"></script>
<#list (properties.scripts!"")?split(" ") as script><#if script?has_content>
<script type="module" src="${url.resourcesPath}/${script}"></script>
</#if></#list>
<#if scripts??><#list scripts as script>
<script src="${script}"></script>
</#list></#if>
<#-- HTML lets the head end by itself here. Keycloak looks for its end tag to put an inline script before it, which the
     strict policy would refuse; marelle.js does what that script is for. -->
<body class="${bodyClass}" data-page-id="login-${pageId}"<#if !alone> data-elsewhere="${url.ssoLoginInOtherTabsUrl}"</#if><#if authenticationSession??> data-attempt="${authenticationSession.authSessionIdHash}"</#if>>
<a class="skip" href="#content">${msg("marelleSkip")}</a>
<div class="page">
<header class="side">
  <div class="brand">
    <#if logo?matches("(https://|/(?!/)|data:image/)[^\\s\"'<>]*")><img class="logo" src="${logo}" alt=""></#if><@art.mark/>
    <p class="brand-name<#if realm.displayName?length gt 40> brand-long</#if>">${realm.displayName}</p>
  </div>
  <#if !alone><p class="welcome">${msg("marelleWelcome")}</p></#if>
  <#if !alone><@art.court/><@art.strip/></#if>
</header>
<div class="body">
  <#if realm.internationalizationEnabled && locale.supported?size gt 1>
  <nav class="languages" aria-label="${msg("languages")}">
    <ul>
      <#-- French first; Keycloak sorts by name. -->
      <#list locale.supported?filter(l -> l.languageTag = "fr") + locale.supported?filter(l -> l.languageTag != "fr") as l>
      <li><a href="${l.url}" lang="${l.languageTag}" hreflang="${l.languageTag}"<#if l.languageTag = locale.currentLanguageTag> aria-current="true"</#if>>${l.label}</a></li>
      </#list>
    </ul>
  </nav>
  </#if>
  <main id="content" tabindex="-1">
    <div class="card">
    <h1 id="kc-page-title">${heading}</h1>
    <#if auth?has_content && auth.showUsername() && !auth.showResetCredentials()>
    <div id="kc-username" class="who">
      <#nested "show-username">
      <span id="kc-attempted-username" class="who-name">${auth.attemptedUsername}</span>
      <a id="reset-login" href="${url.loginRestartFlowUrl}">${msg("restartLoginTooltip")}</a>
    </div>
    </#if>
    <#if displayRequiredFields><p class="hint">${msg("requiredFields")}</p></#if>
    <#-- An action that the person asked for needs no warning that it has to be done. -->
    <#-- Of several requests of one attempt at once, one may find the text of a forwarded message taken away already. -->
    <#if displayMessage && message?has_content && message.summary?? && (message.type != "warning" || !isAppInitiatedAction??)>
    <div class="notice notice-${message.type}" role="${failed?then('alert', 'status')}"><p>${kcSanitize(message.summary)?no_esc}</p></div>
    </#if>
    <#nested "form">
    <#if auth?has_content && auth.showTryAnotherWayLink()>
    <form id="kc-select-try-another-way-form" action="${url.loginAction}" method="post">
      <input type="hidden" name="tryAnotherWay" value="on">
      <button id="try-another-way" class="link" type="submit">${msg("doTryAnotherWay")}</button>
    </form>
    </#if>
    <#if switchOrganizationEnabled?? && switchOrganizationEnabled>
    <form id="kc-switch-organization-form" action="${url.loginAction}" method="post">
      <input type="hidden" name="switchOrganization" value="true">
      <button id="switch-organization" class="link" type="submit">${msg("doSwitchOrganization")}</button>
    </form>
    </#if>
    <#nested "socialProviders">
    <#if displayInfo><div id="kc-info" class="info"><#nested "info"></div></#if>
    </div>
  </main>
  <#local helpText><@help/></#local>
  <#if helpText?markup_string?trim?has_content>
  <footer class="foot"><p>${helpText}</p></footer>
  </#if>
</div>
</div>
</body>
</html>
</#macro>
