namespace RetailPos.Crash.Tests;

/// <summary>A data folder with a small house in it, and a key for its clients.</summary>
public sealed class Restaurant : IDisposable
{
    private readonly DirectoryInfo? _own;

    private Restaurant(string folder, DirectoryInfo? own, string key) => (Folder, _own, Key) = (folder, own, key);

    public string Folder { get; }

    public string Key { get; }

    public string Journal => Path.Combine(Folder, "journal.db");

    /// <param name="folder">Null for one that is gone with the test.</param>
    public static async Task<Restaurant> FurnishAsync(string? folder = null)
    {
        var own = folder is null ? Directory.CreateTempSubdirectory("retailpos-crash-") : null;
        var data = folder ?? own!.FullName;
        await HubProcess.GoodAsync(
            "import", "--data", data,
            Write(data, "stations", "id;name;backup;capacity", "kitchen;Cuisine;;4", "bar;Bar;;4"),
            Write(data, "departments", "id;name;station;step", "food;Plats;kitchen;1", "drinks;Boissons;bar;1"),
            Write(
                data,
                "articles",
                "id;name;department;price;vat_eat_in;vat_take_away;seconds",
                "soup;Soupe;food;7,50;10;5,5;120",
                "steak;Steak;food;19,90;10;10;600",
                "cola;Cola;drinks;3,90;10;5,5;20"));
        var key = (await HubProcess.GoodAsync("api-key", "add", "kiosk", "--data", data)).Trim();
        return new(data, own, key);
    }

    public void Dispose() => _own?.Delete(recursive: true);

    private static string Write(string folder, string name, params string[] rows)
    {
        var path = Path.Combine(folder, $"{name}.csv");
        File.WriteAllLines(path, rows);
        return path;
    }
}
