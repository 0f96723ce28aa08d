using RetailPos.Hub.Settings;

namespace RetailPos.Hub.Tests;

public sealed class MailSecretTests : IDisposable
{
    private readonly DataFolder _folder = new(Directory.CreateTempSubdirectory("mail-secret").FullName);

    [Fact]
    public void It_is_there_after_a_restart_with_the_one_before_it_and_nobody_else_may_read_it()
    {
        var secrets = new MailSecretFile(_folder);
        secrets.Keep(1, "one");
        secrets.Keep(2, "two");
        secrets.Keep(3, "three");

        var again = new MailSecretFile(_folder);

        Assert.Equal((null, "two", "three"), (again.Find(1), again.Find(2), again.Find(3)));
        Assert.True(OperatingSystem.IsWindows() || File.GetUnixFileMode(_folder.MailSecret) == (UnixFileMode.UserRead | UnixFileMode.UserWrite));
    }

    [Fact]
    public void What_is_forgotten_is_in_no_file()
    {
        var secrets = new MailSecretFile(_folder);
        secrets.Keep(1, "open sesame");

        secrets.Forget();

        Assert.Null(secrets.Find(1));
        Assert.DoesNotContain("sesame", File.ReadAllText(_folder.MailSecret), StringComparison.Ordinal);
        Assert.DoesNotContain(_folder.MailSecret, _folder.Kept);
    }

    public void Dispose() => Directory.Delete(_folder.Root, recursive: true);
}
