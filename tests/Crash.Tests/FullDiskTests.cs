using System.Diagnostics;

namespace RetailPos.Crash.Tests;

public sealed class FullDiskTests
{
    private const int DiskMegabytes = 24;

    [FactOnDisksOfItsOwn]
    public async Task On_a_full_disk_commands_are_refused_with_the_reason_reading_goes_on_and_room_heals_it()
    {
        using var disk = new SmallDisk(DiskMegabytes);
        using var house = await Restaurant.FurnishAsync(disk.Path);
        await using var hub = HubProcess.Start(house.Folder);
        var address = await hub.AddressAsync();
        using var api = new HubApi(address, house.Key);
        await api.UntilAsync("catalogue/articles", "the menu", menu => menu.GetProperty("articles").GetArrayLength() == 3);
        var (opened, sale) = await api.PostAsync("sales", Sale("before"), "before");
        Assert.Equal(201, opened);

        disk.Fill();
        var refused = 0;

        // The log of the journal is reused from its beginning: what room it has must be used up first.
        for (var number = 1; refused == 0 && number < 50_000; number++)
        {
            var (status, body) = await api.PostAsync("sales", Sale($"full-{number}"), $"full-{number}");

            if (status == 503)
            {
                refused = number;
                Assert.Equal("journal-unwritable", body.GetProperty("code").GetString());
                Assert.NotEmpty(body.GetProperty("detail").GetString()!);
            }
        }

        Assert.True(refused > 0, "The disk was never full.");
        Assert.Equal(200, (await api.GetAsync("sales/before")).Status);
        Assert.Equal(200, (await api.GetAsync("catalogue/articles")).Status);
        using var anybody = new HttpClient { BaseAddress = address };
        using var health = await anybody.GetAsync("/health");
        Assert.Equal(503, (int)health.StatusCode);
        Assert.Contains("journal-unwritable", await health.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        disk.MakeRoom();
        var (again, healed) = await api.PostAsync("sales", Sale($"full-{refused}"), $"full-{refused}");
        Assert.True(again is 200 or 201, $"With room again: {again} {healed}");
        var due = sale.GetProperty("dueCents").GetInt64();
        Assert.Equal(201, (await api.PostAsync("sales/before/payments", new { mode = "card", givenCents = due }, "pay")).Status);
        Assert.Equal(0, await hub.StopAsync());
        await HubProcess.GoodAsync("verify", "--data", house.Folder);
        (await JournalAudit.OfAsync(house.Journal)).NothingStandsTwice();
    }

    private static object Sale(string id) => new
    {
        id,
        till = "T1",
        mode = "eat-in",
        lines = new[] { new { id = $"{id}.1", article = "steak", note = new string('x', 200) } },
    };
}

/// <summary>A test that needs a small disk, which not every machine lets a test mount.</summary>
public sealed class FactOnDisksOfItsOwnAttribute : FactAttribute
{
    public FactOnDisksOfItsOwnAttribute()
    {
        try
        {
            using var disk = new SmallDisk(megabytes: 1);
        }
        catch (Exception fault) when (fault is IOException or System.ComponentModel.Win32Exception)
        {
            Skip = $"No small disk can be mounted here: {fault.Message}";
        }
    }
}

/// <summary>A disk in memory, of a size that a test can fill.</summary>
public sealed class SmallDisk : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("retailpos-disk-");

    /// <exception cref="IOException">It may not be mounted here.</exception>
    public SmallDisk(int megabytes)
    {
        try
        {
            Run("mount", "-t", "tmpfs", "-o", $"size={megabytes}m", "tmpfs", Path);
        }
        catch
        {
            _folder.Delete();
            throw;
        }
    }

    public string Path => _folder.FullName;

    private string Ballast => System.IO.Path.Combine(Path, "ballast");

    /// <summary>To the last byte.</summary>
    public void Fill()
    {
        using var ballast = File.Create(Ballast);
        var block = new byte[4096];

        try
        {
            while (true)
            {
                ballast.Write(block);
                ballast.Flush();
            }
        }
        catch (IOException)
        {
            // Full: that was the wish.
        }
    }

    public void MakeRoom() => File.Delete(Ballast);

    public void Dispose()
    {
        // Lazily: a process that is just ending may still hold a file.
        Run("umount", "--lazy", Path);
        _folder.Delete();
    }

    private static void Run(string program, params string[] words)
    {
        using var process = Process.Start(new ProcessStartInfo(program, words) { RedirectStandardError = true })!;
        var said = process.StandardError.ReadToEnd();
        process.WaitForExit();

        if (process.ExitCode != 0)
        {
            throw new IOException(said.Trim());
        }
    }
}
