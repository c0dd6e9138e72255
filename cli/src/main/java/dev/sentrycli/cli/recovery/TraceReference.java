package dev.sentrycli.cli.recovery;

import dev.sentrycli.cli.target.Target;
import java.util.List;

/// How words name a trace, before any server is asked.
///
/// @param place where it is
/// @param remarks what was left out of account, for warnings
public record TraceReference(Target place, WrittenId trace, List<String> remarks) {
  public TraceReference {
    remarks = List.copyOf(remarks);
  }
}
