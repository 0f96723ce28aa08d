using System.CommandLine;
using RetailPos.Hub.Domain.People;
using RetailPos.Hub.Replay;

namespace RetailPos.Hub.Commands;

/// <summary>What may be said to the program, and which words it knows. What follows from it lies in a file per command.</summary>
public static class HubCommandLine
{
    public const int Good = 0;

    public const int Bad = 1;

    public static RootCommand Create()
    {
        var data = new Option<string?>("--data", "-d")
        {
            Description = "The data folder. Otherwise Storage:Folder of the settings.",
            Recursive = true,
        };

        var root = new RootCommand("RetailPos: the hub between registers and kitchens. Without a command it starts the hub.")
        {
            data,
            Run(data),
            Demo(data),
            Import(data),
            Verify(data),
            ReplayCommand.Create(data),
            ApiKeys(data),
            SealKeys(data),
            RestoreCommand.Create(data),
        };

        foreach (var export in ExportCommand.Create(data))
        {
            root.Add(export);
        }

        Starts(root, parsed => RunCommand.RunAsync(SettingsOf(parsed), parsed.GetValue(data), Speech.Of(parsed)));
        return root;
    }

    /// <summary>The program's whole life.</summary>
    /// <param name="output">Where answers go; null for the console.</param>
    /// <param name="error">Where faults go; null for the console.</param>
    public static Task<int> RunAsync(IReadOnlyList<string> args, TextWriter? output = null, TextWriter? error = null)
    {
        // Ending on a signal is the hub's own business: it lets its guests go first.
        var invocation = new InvocationConfiguration { ProcessTerminationTimeout = null };
        invocation.Output = output ?? invocation.Output;
        invocation.Error = error ?? invocation.Error;
        return Create().Parse(args).InvokeAsync(invocation);
    }

    private static Command Run(Option<string?> data)
    {
        var run = new Command("run", "Starts the hub, on port 5080 unless --urls says otherwise. --Section:Key VALUE sets any setting.");
        Starts(run, parsed => RunCommand.RunAsync(SettingsOf(parsed), parsed.GetValue(data), Speech.Of(parsed)));
        return run;
    }

    private static Command Demo(Option<string?> data)
    {
        var demo = new Command("demo", "Starts a demo restaurant in a data folder of its own, and prints the addresses of its screens. --Demo:Service false: nobody but you takes orders or cooks.");
        Starts(demo, parsed => DemoCommand.RunAsync(SettingsOf(parsed), parsed.GetValue(data), Speech.Of(parsed)));
        return demo;
    }

    private static Command Import(Option<string?> data)
    {
        var files = new Argument<string[]>("files")
        {
            Description = "CSV files of stations, departments or articles.",
            Arity = new(1, ImportCommand.FilesMax),
        };
        var dryRun = new Option<bool>("--dry-run") { Description = "Says what would happen, and changes nothing." };
        var import = new Command("import", "Imports the catalogue: all of it, or nothing when anything is wrong.") { files, dryRun };
        import.SetAction((parsed, stop) => ImportCommand.RunAsync(
            parsed.GetRequiredValue(files), parsed.GetValue(dryRun), parsed.GetValue(data), Speech.Of(parsed), stop));
        return import;
    }

    private static Command Verify(Option<string?> data)
    {
        var verify = new Command("verify", "Verifies the sealed journal of every till, and the journal as a whole.");
        verify.SetAction((parsed, stop) => VerifyCommand.RunAsync(parsed.GetValue(data), Speech.Of(parsed), stop));
        return verify;
    }

    private static Command ApiKeys(Option<string?> data)
    {
        var name = new Argument<string>("name") { Description = "The client's name: letters, digits, dots, dashes, underscores." };
        var rights = new Option<Right[]>("--right")
        {
            Description = "What the key grants, as often as wanted. Without it: all that the API offers.", AllowMultipleArgumentsPerToken = true,
        };
        var add = new Command("add", "Makes a key for a client and prints it, this once.") { name, rights };
        add.SetAction(parsed => ApiKeyCommand.Add(
            parsed.GetRequiredValue(name), parsed.GetValue(rights) ?? [], parsed.GetValue(data), Speech.Of(parsed)));
        var list = new Command("list", "Lists the clients.");
        list.SetAction(parsed => ApiKeyCommand.List(parsed.GetValue(data), Speech.Of(parsed)));
        var remove = new Command("remove", "Takes a client's key back; a running hub refuses it from then on.") { name };
        remove.SetAction(parsed => ApiKeyCommand.Remove(parsed.GetRequiredValue(name), parsed.GetValue(data), Speech.Of(parsed)));
        return new("api-key", "The keys of those who may use the API.") { add, list, remove };
    }

    private static Command SealKeys(Option<string?> data)
    {
        var export = new Command("export", "Prints the public keys, for whoever verifies an archive.");
        export.SetAction(parsed => SealKeyCommand.Export(parsed.GetValue(data), Speech.Of(parsed)));
        var rotate = new Command("rotate", "Makes a new key. The old one signs the hand-over in every till's journal, and goes on verifying what it sealed.");
        rotate.SetAction((parsed, stop) => SealKeyCommand.RotateAsync(parsed.GetValue(data), Speech.Of(parsed), stop));
        return new("seal-key", "The keys that seal the journal.") { export, rotate };
    }

    // What the command line does not know is a setting, for the configuration to read; but a bare word is a typing error.
    private static void Starts(Command command, Func<ParseResult, Task<int>> start)
    {
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction(async parsed =>
        {
            if (parsed.UnmatchedTokens is [var first, ..] && !first.StartsWith('-'))
            {
                await parsed.InvocationConfiguration.Error.WriteLineAsync($"'{first}' is no command. See --help.");
                return Bad;
            }

            return await start(parsed);
        });
    }

    private static string[] SettingsOf(ParseResult parsed) => [.. parsed.UnmatchedTokens];
}

/// <summary>Where a command speaks.</summary>
public sealed record Speech(TextWriter Out, TextWriter Error)
{
    public static Speech Of(ParseResult parsed) => new(parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);

    public int Fail(string fault)
    {
        Error.WriteLine(fault);
        return HubCommandLine.Bad;
    }
}
