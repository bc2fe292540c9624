# gollum.rb PROGRAM: wikis as Gollum shows them, the program that wikis like GitHub's come from. Every
# link between pages leads to a page, every image is there, no text is lost, however hostile titles
# and labels are and however large a page is.
require 'fileutils'
require 'gollum-lib'
require 'nokogiri'
require 'open3'
require 'tmpdir'
require 'uri'

PROGRAM = File.expand_path(ARGV.fetch(0))
REPOSITORY = File.expand_path('../..', __dir__)
$failures = []

def check(condition, message)
  $failures << message unless condition
end

def run(folder, *words)
  output, status = Open3.capture2e({ 'GIT_CONFIG_GLOBAL' => '/dev/null' }, *words, chdir: folder)
  abort "#{words.join(' ')} in #{folder}:\n#{output}" unless status.success?
  output
end

def write(folder, files)
  files.each do |path, text|
    file = File.join(folder, path)
    FileUtils.mkdir_p(File.dirname(file))
    File.write(file, text)
  end
end

# What a link leads to: the page's file, or nothing.
def page_file(pages, name)
  pages[name.sub(/\.md\z/, '')]
end

# Renders every page of a folder; yields its name and its HTML.
def each_page(folder)
  run(folder, 'git', 'init', '-q', '-b', 'main')
  run(folder, 'git', 'add', '-A')
  run(folder, 'git', '-c', 'user.name=A', '-c', 'user.email=a@example.org', 'commit', '-q', '-m', 'pages')
  wiki = Gollum::Wiki.new(folder, ref: 'main')
  found = wiki.pages
  names = found.to_h { |page| [page.path.sub(/\.md\z/, ''), page.path] }
  found.each do |page|
    html = page.formatted_data
    check(!html.include?('gollum-error'), "#{page.path}: not rendered")
    check(!html.include?('internal absent'), "#{page.path}: a wikilink to a page that is not there")
    yield page.path.sub(/\.md\z/, ''), Nokogiri::HTML(html), names
  end
  %w[_Sidebar _Footer].each do |name|
    next unless File.exist?(File.join(folder, "#{name}.md"))

    page = wiki.file("#{name}.md")
    html = wiki.preview_page('Preview', page.raw_data.dup.force_encoding('UTF-8'), :markdown).formatted_data
    check(!html.include?('internal absent'), "#{name}: a wikilink to a page that is not there")
    yield name, Nokogiri::HTML(html), names
  end
end

# Every link of a page that stays in the wiki, and every image.
def check_links(folder, name, html, names)
  links = 0
  html.css('a[href]').each do |link|
    href = link['href']
    next if href.empty? || href.start_with?('#') || href =~ /\A[a-z]+:/

    path = URI.decode_www_form_component(href.sub(/#.*\z/, '').gsub('+', '%2B'))
    check(page_file(names, path) || File.exist?(File.join(folder, path)),
          "#{name}: #{href} leads nowhere")
    links += 1
  end
  html.css('img[src]').each do |image|
    path = URI.decode_www_form_component(image['src'].gsub('+', '%2B'))
    check(File.exist?(File.join(folder, path.sub(%r{\A/}, ''))), "#{name}: no image #{path}")
  end
  links
end

# Builds a project in a copy of its own; returns the pages' texts by name.
def wiki_of(project, pages)
  Dir.mktmpdir do |folder|
    FileUtils.cp_r(File.join(project, '.'), folder)
    configuration = File.read(File.join(project, 'allegory.yaml'))
    write(folder, 'allegory.yaml' => "#{configuration.gsub(/^wiki:.*$/, '')}\nwiki: {pages: #{pages}}\n")
    run(folder, PROGRAM, 'build', '--format', 'wiki')
    output = File.join(folder, 'out', 'wiki')
    texts = {}
    links = 0
    each_page(output) do |name, html, names|
      links += check_links(output, name, html, names)
      texts[name] = html.text
    end
    check(links.positive?, "#{project}: no page links to another")
    texts
  end
end

def expect_text(texts, page, *parts)
  check(texts.key?(page), "no page #{page}; there are: #{texts.keys.join(', ')}")
  parts.each do |part|
    check(texts.fetch(page, '').include?(part), "#{page}: `#{part}` is not shown:\n#{texts.fetch(page, '')[0, 2000]}")
  end
end

HOSTILE = {
  'allegory.yaml' => "title: \"Oz ]] | {{now}} <!-- [[TOC]] & 🌪\"\nauthor: \"[[A|B]] <<C()>>\"\n",
  'content/index.md' => <<~'MD',
    ---
    title: "Oz ]] | {{now}} <!-- [[TOC]]"
    allegory: {story: "Story | [[x]]", idea: "Idea {{y}} <!--"}
    ---
    Text `[[code|span]]` and \[\[no link\]\]. See [[fox]], [[arabic|the other]], ![Road](road.png).

    | a | b |
    |---|---|
    | [[fox\|F]] | `x \| y` |

    ```text
    [[in code]]
    ```
  MD
  'content/fox.md' => <<~'MD',
    ---
    title: "Fox ]] | {{x}} <!-- y --> [[z]]"
    characters: {fox: ["Fox ]] | <!-- {{f}}"]}
    concepts: {spam: ["Spam [[s|t]] $1 $2"]}
    maps: {fox: {to: spam, because: "[[because|x]] <!-- | {{b}}"}}
    ---
    Foxes.[^1]

    [^1]: A note on [[arabic]].
  MD
  'content/arabic.md' => "---\ntitle: \"قصة الثعلب\"\nlang: ar\n---\nثعلب.\n",
  'content/emoji.md' => "---\ntitle: \"🦊 ?\"\n---\nSly.\n",
  'content/case.md' => "---\ntitle: Emoji Page\n---\nOne. [two](case2.md)\n",
  'content/case2.md' => "---\ntitle: emoji-page\n---\nTwo. [one](case.md)\n",
  'content/road.png' => "\x89PNG\r\n"
}.freeze

Dir.mktmpdir do |root|
  sample = File.join(root, 'sample')
  FileUtils.mkdir_p(sample)
  %w[allegory.yaml content].each { |each| FileUtils.cp_r(File.join(REPOSITORY, each), sample) }
  %w[single many].each do |pages|
    texts = wiki_of(sample, pages)
    check(texts.size >= (pages == 'many' ? 11 : 3), "the sample has #{texts.size} pages")
    expect_text(texts, '_Sidebar', 'The Takeaway')
  end

  hostile = File.join(root, 'hostile')
  write(hostile, HOSTILE)
  texts = wiki_of(hostile, 'many')
  expect_text(texts, 'Home', '[[code|span]]', '[[no link]]', '[[in code]]', 'x | y', 'Story | [[x]]',
              'Idea {{y}} <!--', 'Fox ]] | <!-- {{f}}', 'Spam [[s|t]] $1 $2', '[[because|x]] <!-- | {{b}}')
  expect_text(texts, '_Sidebar', 'Oz ]] | {{now}} <!-- [[TOC]]', 'Fox ]] | {{x}} <!-- y --> [[z]]', '🦊 ?')
  expect_text(texts, '_Footer', '[[A|B]] <<C()>>')
  expect_text(texts, 'قصة-الثعلب', 'ثعلب')
  expect_text(texts, 'Emoji-Page', 'One.')
  expect_text(texts, 'emoji-page-2', 'Two.')
  expect_text(wiki_of(hostile, 'single'), 'Oz-{{now}}-!-TOC', 'ثعلب', 'Fox ]] | {{x}} <!-- y --> [[z]]')

  large = File.join(root, 'large')
  paragraph = "Words of a story that goes on, [the end](end.md), and *on*.\n\n"
  write(large, 'allegory.yaml' => "title: Large\n",
               'content/index.md' => "[The long one](long.md).\n",
               'content/long.md' => "# Long\n\n#{paragraph * (2_000_000 / paragraph.size)}The last words.\n",
               'content/end.md' => "# End\n\nIt ends.\n")
  expect_text(wiki_of(large, 'many'), 'Long', 'The last words.')
end

abort "#{$failures.size} failures\n#{$failures.first(30).join("\n")}" unless $failures.empty?
puts 'every page stands in Gollum'
