package dev.sentrycli.cli.account;

import dev.sentrycli.api.gateway.ApiException;
import java.lang.reflect.Constructor;

/// What the gateway throws when nobody listens at an address. Only the gateway can make one, so
/// this goes through the back door.
final class Unreachable {
  private Unreachable() {}

  static ApiException at(String url) {
    Constructor<?> constructor = ApiException.Unreachable.class.getDeclaredConstructors()[0];
    Class<?>[] types = constructor.getParameterTypes();
    Object[] values = new Object[types.length];
    for (int i = 0; i < types.length; i++) {
      if (types[i] == String.class) {
        values[i] = url;
      } else if (types[i].isEnum()) {
        values[i] = types[i].getEnumConstants()[0];
      }
    }
    try {
      constructor.setAccessible(true);
      return (ApiException) constructor.newInstance(values);
    } catch (ReflectiveOperationException changed) {
      throw new LinkageError(changed.getMessage(), changed);
    }
  }
}
