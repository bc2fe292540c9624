<?php
// Prints, as JSON, what MediaWiki made of every page of a wiki: HTML, sections, links, warnings.
// Run by ../mediawiki.py with MW_CONFIG_FILE; the first argument is MediaWiki's folder.
require_once $argv[1] . '/maintenance/Maintenance.php';

use MediaWiki\MediaWikiServices;

class Inspect extends Maintenance {
	public function execute() {
		$services = MediaWikiServices::getInstance();
		$pages = [];
		$rows = $this->getDB( DB_REPLICA )->select(
			'page', [ 'page_id' ], [ 'page_namespace' => [ NS_MAIN, NS_CATEGORY ] ], __METHOD__,
			[ 'ORDER BY' => 'page_id' ] );
		foreach ( $rows as $row ) {
			$page = $services->getWikiPageFactory()->newFromID( (int)$row->page_id );
			$output = $services->getContentRenderer()->getParserOutput( $page->getContent(), $page->getTitle() );
			$pages[$page->getTitle()->getPrefixedText()] = [
				'html' => $output->getText( [ 'enableSectionEditLinks' => false ] ),
				'shown' => $output->getDisplayTitle() ?: htmlspecialchars( $page->getTitle()->getPrefixedText() ),
				'sections' => array_column( $output->getSections(), 'line' ),
				'categories' => array_map( 'strval', array_keys( $output->getCategories() ) ),
				'templates' => $output->getTemplates(),
				'warnings' => $output->getWarnings(),
				'redirect' => $page->getTitle()->isRedirect(),
				'text' => $page->getContent()->getText(),
			];
		}
		$this->output( json_encode( $pages, JSON_THROW_ON_ERROR ) );
	}
}

$argv = [ $argv[0] ];
$maintClass = Inspect::class;
require_once RUN_MAINTENANCE_IF_MAIN;
