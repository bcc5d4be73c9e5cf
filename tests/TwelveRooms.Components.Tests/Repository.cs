namespace TwelveRooms.Components.Tests;

/// <summary>Where the repository's own files are.</summary>
internal static class Repository
{
    public static string Root
    {
        get
        {
            var folder = new DirectoryInfo(AppContext.BaseDirectory);
            while (!File.Exists(Path.Combine(folder!.FullName, "TwelveRooms.slnx")))
            {
                folder = folder.Parent;
            }

            return folder.FullName;
        }
    }

    public static string StyleSheet => File.ReadAllText(Path.Combine(Root, "src", "TwelveRooms.Components", "wwwroot", "rooms.css"));
}
