package dev.sentrycli.grammar.complete;

/// Completion for PowerShell. It leaves everything to the program: a shell that shows one candidate
/// after the other gains nothing from knowing the names beforehand.
final class PowerShellScript {
  private static final String SCRIPT =
      """
      # PowerShell completion for __P__

      Register-ArgumentCompleter -Native -CommandName '__P__' -ScriptBlock {
          param($wordToComplete, $commandAst, $cursorPosition)

          $words = @(
              $commandAst.CommandElements |
                  Select-Object -Skip 1 |
                  Where-Object { $_.Extent.EndOffset -lt $cursorPosition } |
                  ForEach-Object { if ($_ -is [System.Management.Automation.Language.StringConstantExpressionAst]) { $_.Value } else { $_.Extent.Text } }
          )
          # Windows PowerShell drops an empty argument unless it is quoted.
          $partial = $wordToComplete
          if ($partial -eq '' -and $PSVersionTable.PSVersion -lt [version]'7.3') { $partial = '""' }
          $program = $commandAst.CommandElements[0].Extent.Text

          & $program __complete @words $partial 2>$null | ForEach-Object {
              $value, $description = $_ -split "`t", 2
              if (-not $description) { $description = $value }
              $text = if ($value -match '[\\s;,|&(){}''"`$@#]') { "'" + ($value -replace "'", "''") + "'" } else { $value }
              [System.Management.Automation.CompletionResult]::new($text, $value, 'ParameterValue', $description)
          }
      }
      """;

  private PowerShellScript() {}

  static String of(String program) {
    return SCRIPT.replace("__P__", program);
  }
}
