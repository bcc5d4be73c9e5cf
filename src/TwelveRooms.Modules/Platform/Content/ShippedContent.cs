using System.Collections.Concurrent;
using System.Reflection;
using System.Text.Json;

namespace TwelveRooms.Platform.Content;

/// <summary>Reads the data files that ship inside the product, once each.</summary>
internal static class ShippedContent
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);
    private static readonly ConcurrentDictionary<(Type, string), object> Loaded = new();

    /// <summary>The file of this name.</summary>
    /// <exception cref="InvalidOperationException">There is no such file in the product.</exception>
    public static T Read<T>(string name)
        where T : class => (T)Loaded.GetOrAdd((typeof(T), name), static key => Load<T>(key.Item2));

    /// <summary>The text of the file of this name.</summary>
    /// <exception cref="InvalidOperationException">There is no such file in the product.</exception>
    public static string ReadText(string name)
    {
        using var text = new StreamReader(Open(name));
        return text.ReadToEnd();
    }

    private static T Load<T>(string name)
        where T : class
    {
        using var stream = Open(name);
        return JsonSerializer.Deserialize<T>(stream, Options)!;
    }

    private static Stream Open(string name)
    {
        var assembly = Assembly.GetExecutingAssembly();
        var resource = assembly.GetManifestResourceNames().SingleOrDefault(n => n.EndsWith("." + name, StringComparison.Ordinal))
            ?? throw new InvalidOperationException($"The product ships no file {name}.");
        return assembly.GetManifestResourceStream(resource)!;
    }
}
