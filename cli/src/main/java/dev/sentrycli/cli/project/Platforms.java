package dev.sentrycli.cli.project;

import dev.sentrycli.grammar.suggest.Nearest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What a project can be written in, as Sentry's servers call it. A server's age decides which of
/// them it knows.
public final class Platforms {
  private static final int NEAR = 5;

  private static final List<String> ALL =
      words(
          """
          android apple apple-ios apple-macos bun capacitor cordova dart deno dotnet
          dotnet-aspnet dotnet-aspnetcore dotnet-awslambda dotnet-gcpfunctions
          dotnet-maui dotnet-uwp dotnet-winforms dotnet-wpf dotnet-xamarin electron
          elixir flutter go go-echo go-fasthttp go-fiber go-gin go-http go-iris
          go-martini go-negroni godot ionic java java-log4j2 java-logback java-spring
          java-spring-boot javascript javascript-angular javascript-astro
          javascript-ember javascript-gatsby javascript-nextjs javascript-nuxt
          javascript-react javascript-react-router javascript-remix javascript-solid
          javascript-solidstart javascript-svelte javascript-sveltekit
          javascript-tanstackstart-react javascript-vue kotlin minidump native native-qt
          nintendo-switch node node-awslambda node-azurefunctions node-cloudflare-pages
          node-cloudflare-workers node-connect node-eve node-express node-fastify
          node-flue node-gcpfunctions node-hapi node-hono node-koa node-mastra
          node-nestjs other php php-laravel php-symfony playstation powershell python
          python-aiohttp python-asgi python-awslambda python-bottle python-celery
          python-chalice python-django python-falcon python-fastapi python-flask
          python-gcpfunctions python-pylons python-pymongo python-pyramid python-quart
          python-rq python-sanic python-serverless python-starlette python-tornado
          python-tryton python-wsgi react-native ruby ruby-rack ruby-rails rust unity
          unreal xbox
          """);

  private static final List<String> COMMON =
      words(
          """
          android apple-ios dotnet dotnet-aspnetcore flutter go java java-spring-boot
          javascript javascript-angular javascript-nextjs javascript-react
          javascript-svelte javascript-vue node node-express php php-laravel python
          python-django python-fastapi python-flask react-native ruby ruby-rails rust
          unity
          """);

  private Platforms() {}

  /// All of them, in alphabetical order.
  public static List<String> all() {
    return ALL;
  }

  /// Those that most projects are written in.
  public static List<String> common() {
    return COMMON;
  }

  /// Those that hold a text, in any case.
  public static List<String> containing(String text) {
    String wanted = text.strip().toLowerCase(Locale.ROOT);
    List<String> found = new ArrayList<>();
    for (String platform : ALL) {
      if (platform.contains(wanted)) {
        found.add(platform);
      }
    }
    return found;
  }

  /// Those that a misspelled or shortened one may have meant, the likeliest first.
  public static List<String> near(String word) {
    List<String> near = new ArrayList<>();
    for (String platform : containing(word)) {
      if (platform.endsWith("-" + word.toLowerCase(Locale.ROOT))) {
        near.add(platform);
      }
    }
    for (String platform : Nearest.to(word, ALL)) {
      if (!near.contains(platform)) {
        near.add(platform);
      }
    }
    for (String platform : word.length() < 3 ? List.<String>of() : containing(word)) {
      if (!near.contains(platform)) {
        near.add(platform);
      }
    }
    return List.copyOf(near.subList(0, Math.min(NEAR, near.size())));
  }

  private static List<String> words(String text) {
    return List.of(text.strip().split("\\s+"));
  }
}
